// The chronology drawn: above, events by period under the same filters, to narrow the time; below, the entries listed.
"use strict";
(() => {
  const LANES = ["verbal cooperation", "material cooperation", "verbal conflict", "material conflict", "neutral"];
  const NAMES = {
    "verbal cooperation": "friendly words", "material cooperation": "friendly deeds",
    "verbal conflict": "hostile words", "material conflict": "hostile deeds", neutral: "other",
  };
  const UNDONE = new Set(["denied", "refused", "cancelled", "failed"]);
  const DONE = new Set(["actual", "ongoing"]);
  const LEFT = 98, RIGHT = 12, ROW = 13, MOST_ROWS = 9, BREAK = 16, MOST_CUTS = 4;
  const DAY = 86400000;

  const figure = document.getElementById("timeline");
  if (!figure || !window.d3) return;
  const marks = JSON.parse(document.getElementById("marks").textContent).map((mark) => ({
    ...mark, from: new Date(mark.first), to: new Date(new Date(mark.last).getTime() + DAY),
  }));
  const detail = d3.select(figure).select(".detail");
  const overview = d3.select(figure).select(".overview");
  const address = new URLSearchParams(location.search);
  let spread = null;

  /** The address of this view for a time, the other filters kept. */
  function narrowed(since, until) {
    const asked = new URLSearchParams([...address].filter(([name, value]) => value && !["since", "until", "offset"].includes(name)));
    asked.set("since", since);
    asked.set("until", until);
    return `?${asked}`;
  }

  function open(id) {
    const entry = document.getElementById(id)?.querySelector("details");
    if (entry) entry.open = true;
  }

  /** Put the marks of a lane into rows, so that none covers another. */
  function stack(lane, x) {
    const ends = [];
    for (const mark of lane) {
      mark.x = x(mark.from);
      mark.width = Math.max(9, x(mark.to) - mark.x);
      let row = ends.findIndex((end) => end + 3 <= mark.x);
      if (row < 0) row = ends.push(0) - 1;
      ends[row] = mark.x + mark.width;
      mark.row = row;
    }
    return ends.length;
  }

  /** Cut time where little happens for long, so that one old event does not press the others together. */
  function stretches() {
    const sorted = d3.sort(marks, (mark) => mark.from);
    const found = [{ from: sorted[0].from, to: sorted[0].to, count: 0 }];
    const gaps = [];
    let end = sorted[0].to;
    for (const mark of sorted) {
      if (mark.from > end) gaps.push({ from: end, to: mark.from, length: mark.from - end });
      end = d3.max([end, mark.to]);
    }
    let span = end - sorted[0].from;
    const cuts = [];
    for (const gap of d3.sort(gaps, (each) => -each.length).slice(0, MOST_CUTS)) {
      if (gap.length < span * 0.2 || gap.length < 60 * DAY) break;
      cuts.push(gap);
      span -= gap.length;
    }
    for (const gap of d3.sort(cuts, (each) => each.from)) {
      found.at(-1).to = gap.from;
      found.push({ from: gap.to, to: end, count: 0 });
    }
    found.at(-1).to = end;
    for (const mark of marks) found.find((each) => mark.from < each.to).count += 1;
    return found;
  }

  /** A scale over the stretches, each as wide as its marks and its time demand. */
  function scale(parts, width) {
    const whole = d3.sum(parts, (each) => each.to - each.from);
    const free = width - LEFT - RIGHT - BREAK * (parts.length - 1);
    const weights = parts.map((each) => 0.06 + each.count / marks.length + 0.15 * (each.to - each.from) / whole);
    let left = LEFT;
    parts.forEach((each, i) => {
      const room = free * weights[i] / d3.sum(weights);
      const pad = Math.max((each.to - each.from) * 0.03, 2 * DAY);
      each.x = d3.scaleUtc([+each.from - pad, +each.to + pad], [left, left + room]);
      left += room + BREAK;
    });
    return (at) => (parts.find((each) => at <= each.to) ?? parts.at(-1)).x(at);
  }

  /** Short labels of which the first says the year, whatever stands to its left. */
  function labelled(x) {
    const usual = x.tickFormat();
    return (day, i) => {
      const january = day.getUTCMonth() === 0 && day.getUTCDate() === 1;
      if (january) return d3.utcFormat("%Y")(day);
      if (i === 0) return d3.utcFormat(day.getUTCDate() === 1 ? "%b %Y" : "%-d %b %Y")(day);
      return day.getUTCDate() === 1 ? d3.utcFormat("%b")(day) : usual(day);
    };
  }

  function drawDetail() {
    detail.selectAll("*").remove();
    if (!marks.length) return;
    const inSight = detail.node().clientWidth;
    const parts = stretches();
    const lanes = LANES.map((name) => ({ name, marks: d3.sort(marks.filter((mark) => mark.lane === name), (mark) => mark.from) })).filter((lane) => lane.marks.length);
    let width;
    for (const factor of [1, 1.6, 2.5, 4]) {  // wider, and scrolled, where many stand at one time
      width = Math.max(inSight, 420) * factor;
      if (factor === 1) width = inSight;
      const x = scale(parts, width);
      for (const lane of lanes) lane.rows = stack(lane.marks, x);
      if (d3.max(lanes, (lane) => lane.rows) <= MOST_ROWS) break;
    }
    let top = 4;
    for (const lane of lanes) {
      lane.top = top;
      top += lane.rows * ROW + 10;
    }
    const svg = detail.append("svg").attr("width", width).attr("height", top + 22).attr("aria-hidden", "true");
    for (const each of parts) {
      const [left, right] = each.x.range();
      const count = Math.max(1, Math.floor((right - left) / 110));
      svg.append("g").attr("class", "axis").attr("transform", `translate(0,${top})`)
        .call(d3.axisBottom(each.x).ticks(count).tickFormat(labelled(each.x)).tickSizeInner(-top).tickSizeOuter(0));
      if (each !== parts[0]) {
        svg.append("path").attr("class", "cut").attr("d", `M${left - BREAK / 2},0V${top + 8}`)
          .append("title").text("time without entries is left out here");
      }
    }
    const lane = svg.selectAll("g.lane").data(lanes).join("g").attr("class", "lane").attr("transform", (each) => `translate(0,${each.top})`);
    lane.append("line").attr("x1", 0).attr("x2", width).attr("y1", (each) => each.rows * ROW + 5).attr("y2", (each) => each.rows * ROW + 5);
    drawMarks(lane);
    const label = lane.append("g").attr("class", "label");
    label.append("rect").attr("width", LEFT - 8).attr("height", 13).attr("y", -2);
    label.append("text").attr("x", 4).attr("y", 9).text((each) => NAMES[each.name]);
    detail.on("scroll", () => label.attr("transform", `translate(${detail.node().scrollLeft},0)`));
  }

  function drawMarks(lane) {
    const link = lane.selectAll("a").data((each) => each.marks).join("a")
      .attr("href", (mark) => `#${mark.id}`).attr("tabindex", -1)
      .attr("class", (mark) => `mark-${mark.lane.replace(" ", "-")} ${DONE.has(mark.status) ? "done" : UNDONE.has(mark.status) ? "undone" : "open"}`)
      .on("click", (_, mark) => open(mark.id))
      .on("mouseenter", (_, mark) => document.getElementById(mark.id)?.classList.add("pointed"))
      .on("mouseleave", (_, mark) => document.getElementById(mark.id)?.classList.remove("pointed"));
    link.append("rect").attr("x", (mark) => mark.x).attr("y", (mark) => mark.row * ROW).attr("width", (mark) => mark.width).attr("height", 9).attr("rx", 4.5);
    link.filter((mark) => UNDONE.has(mark.status)).append("path")
      .attr("d", (mark) => `M${mark.x + 1},${mark.row * ROW + 8}L${mark.x + mark.width - 1},${mark.row * ROW + 1}`);
    link.append("title").text((mark) => mark.title);
  }

  /** How many begin when. The time asked for is shown on it; dragging or clicking asks for another. */
  function drawOverview() {
    overview.selectAll("*").remove();
    if (!spread || spread.periods.length < 2) {
      d3.select(figure).select(".all").attr("hidden", "");
      return;
    }
    const width = overview.node().clientWidth, height = 46, floor = height - 16;
    const periods = spread.periods.map((each) => ({ ...each, from: new Date(each.first), to: new Date(new Date(each.last).getTime() + DAY) }));
    const x = d3.scaleUtc([periods[0].from, periods.at(-1).to], [14, width - 14]);
    const y = d3.scaleSqrt([0, d3.max(periods, (each) => each.events)], [0, floor - 2]);
    const svg = overview.append("svg").attr("width", width).attr("height", height).attr("aria-hidden", "true");
    svg.append("g").attr("class", "axis").attr("transform", `translate(0,${floor})`).call(d3.axisBottom(x).ticks(Math.max(3, width / 110)).tickSize(3));
    svg.selectAll("rect.period").data(periods).join("rect").attr("class", "period")
      .attr("x", (each) => x(each.from)).attr("width", (each) => Math.max(1.5, x(each.to) - x(each.from) - 1))
      .attr("y", (each) => floor - y(each.events)).attr("height", (each) => y(each.events))
      .append("title").text((each) => `${each.first} to ${each.last}: ${each.events}`);
    const brush = d3.brushX().extent([[0, 0], [width, floor]]).on("end", (event) => {
      if (!event.sourceEvent) return;
      const day = d3.utcFormat("%Y-%m-%d");
      if (event.selection) {
        const [left, right] = event.selection.map(x.invert);
        location.assign(narrowed(day(left), day(right)));
        return;
      }
      const at = x.invert(d3.pointer(event.sourceEvent.changedTouches?.[0] ?? event.sourceEvent, svg.node())[0]);
      const near = d3.least(periods, (each) => Math.max(each.from - at, at - each.to, 0));
      location.assign(narrowed(near.first, near.last));
    });
    const over = svg.append("g").attr("class", "brush").call(brush);
    const since = address.get("since"), until = address.get("until");
    if (!since && !until) return;
    const ends = [since ? x(new Date(since)) : 0, until ? x(new Date(+new Date(until) + DAY)) : width];
    const [left, right] = ends.map((end) => Math.min(Math.max(end, 0), width));
    if (right > left) over.call(brush.move, [left, right]);
  }

  function draw() {
    drawOverview();
    drawDetail();
  }

  async function load() {
    const asked = new URLSearchParams([...address].filter(([name, value]) => value && !["since", "until", "offset"].includes(name)));
    const answer = await fetch(`/api/timeline?${asked}`, { credentials: "same-origin" });
    if (answer.ok) spread = await answer.json();
    drawOverview();
  }

  figure.hidden = false;
  drawDetail();
  load().catch(() => {});  // without it the list and its marks stand all the same
  let width = figure.clientWidth;
  new ResizeObserver(() => {
    if (figure.clientWidth === width) return;
    width = figure.clientWidth;
    draw();
  }).observe(figure);
  const reveal = () => open(decodeURIComponent(location.hash.slice(1)));
  window.addEventListener("hashchange", reveal);
  window.addEventListener("load", reveal);
})();
