// The map of where things happened: countries as the map's makers drew them, disputed ground hatched over, marks that lead to entries.
"use strict";
(() => {
  const figure = document.getElementById("map");
  if (!figure || !window.d3 || !window.topojson) return;
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const places = read("places").sort((a, b) => b.events - a.events);
  const regions = read("regions");
  const sheet = d3.select(figure).select(".sheet");
  const CLOSEST = 60, NAMED = 56;  // pixels from which on disputed ground bears its names

  /** A ring on the sphere encloses the smaller part of it, whichever way it was drawn. */
  function turned(ring) {
    const closed = [...ring, ring[0]];
    return d3.geoArea({ type: "Polygon", coordinates: [closed] }) > 2 * Math.PI ? closed.reverse() : closed;
  }

  function draw(world) {
    sheet.selectAll("*").remove();
    const width = figure.clientWidth, height = Math.round(Math.min(Math.max(width * 0.52, 280), 640));
    const projection = d3.geoNaturalEarth1().fitExtent([[4, 4], [width - 4, height - 4]], { type: "Sphere" });
    const path = d3.geoPath(projection);
    const svg = sheet.append("svg").attr("viewBox", [0, 0, width, height]).attr("width", width).attr("height", height).attr("aria-hidden", "true");
    const defs = svg.append("defs");
    const hatch = defs.append("pattern").attr("id", "hatched").attr("patternUnits", "userSpaceOnUse").attr("width", 5).attr("height", 5).attr("patternTransform", "rotate(45)");
    hatch.append("rect").attr("class", "ground").attr("width", 5).attr("height", 5);
    hatch.append("rect").attr("class", "stripe").attr("width", 2).attr("height", 5);
    const land = path(topojson.feature(world, world.objects.land));
    defs.append("clipPath").attr("id", "coast").append("path").attr("d", land);

    const ground = svg.append("g");
    ground.append("path").attr("class", "sea").attr("d", path({ type: "Sphere" }));
    ground.append("path").attr("class", "land").attr("d", land);
    ground.append("path").attr("class", "border").attr("d", path(topojson.mesh(world, world.objects.countries, (a, b) => a !== b)));
    const shapes = regions.map((each) => ({ ...each, form: { type: "MultiPolygon", coordinates: each.rings.map((ring) => [turned(ring)]) } }));
    const disputed = (on, some) => {
      const one = on.selectAll("path").data(some).join("path").attr("class", "disputed").attr("d", (each) => path(each.form));
      one.append("title").text((each) => `Disputed: ${each.label}`);
    };
    disputed(ground.append("g").attr("clip-path", "url(#coast)"), shapes.filter((each) => !each.sea));
    disputed(ground.append("g"), shapes.filter((each) => each.sea));

    const names = svg.append("g").selectAll("text").data(shapes).join("text").attr("class", "ground-name");
    names.selectAll("tspan").data((each) => each.names).join("tspan").text((name) => name);
    const most = d3.max(places, (place) => place.events) ?? 1;
    const radius = d3.scaleSqrt([0, most], [0, 16]);
    const marks = svg.append("g").selectAll("a").data(places).join("a")
      .attr("href", (place) => place.address).attr("tabindex", -1)
      .attr("class", (place) => `scene ${place.tone}`);
    marks.append("title").text((place) => `${place.name}: ${place.events} event${place.events === 1 ? "" : "s"}`);
    marks.append("circle").attr("r", (place) => Math.max(4.5, radius(place.events)));
    marks.append("text").attr("dy", (place) => -Math.max(4.5, radius(place.events)) - 4).text((place) => place.name);

    /** Set everything for a zoom: shapes grow, marks and letters keep their size, and names stand where there is room. */
    function set(t) {
      ground.attr("transform", t);
      hatch.attr("patternTransform", `rotate(45) scale(${1 / t.k})`);
      const taken = [];
      marks.attr("transform", (place) => {
        [place.x, place.y] = t.apply(projection([place.longitude, place.latitude]));
        return `translate(${place.x},${place.y})`;
      });
      const free = (box) => {
        const room = taken.every((b) => box[2] < b[0] || box[0] > b[2] || box[3] < b[1] || box[1] > b[3]);
        if (room) taken.push(box);
        return room;
      };
      marks.select("text").attr("display", (place) => {
        const half = place.name.length * 3.6, top = place.y - Math.max(4.5, radius(place.events));
        return free([place.x - half, top - 16, place.x + half, top - 2]) ? null : "none";
      });
      names.each(function (each) {
        const [[x0, y0], [x1, y1]] = path.bounds(each.form);
        const [x, y] = t.apply([(x0 + x1) / 2, (y0 + y1) / 2]);
        const half = d3.max(each.names, (name) => name.length) * 2.9, tall = each.names.length * 7;
        const shown = Math.max(x1 - x0, y1 - y0) * t.k >= NAMED && free([x - half, y - tall, x + half, y + tall]);
        d3.select(this).attr("display", shown ? null : "none").attr("transform", `translate(${x},${y - tall + 10})`)
          .selectAll("tspan").attr("x", 0).attr("dy", (_, i) => (i ? 13 : 0));
      });
    }

    const zoom = d3.zoom().scaleExtent([1, CLOSEST]).translateExtent([[0, 0], [width, height]])
      .filter((event) => event.type !== "wheel" || event.ctrlKey || event.metaKey)  // the wheel scrolls the page
      .on("zoom", (event) => set(event.transform));
    svg.call(zoom);
    const press = (name, act) => d3.select(figure).select(`[data-zoom=${name}]`).on("click", act);
    press("in", () => svg.call(zoom.scaleBy, 2));
    press("out", () => svg.call(zoom.scaleBy, 0.5));
    press("all", () => svg.call(zoom.transform, d3.zoomIdentity));
    svg.call(zoom.transform, fitted(projection, width, height));
  }

  /** Come as close as the places allow. */
  function fitted(projection, width, height) {
    const given = new URLSearchParams(location.search).get("view")?.split(",").map(Number);  // longitude, latitude, scale
    if (given?.length === 3 && given.every(Number.isFinite)) {
      const [x, y] = projection(given.slice(0, 2));
      const k = Math.min(Math.max(given[2], 1), CLOSEST);
      return d3.zoomIdentity.translate(width / 2 - x * k, height / 2 - y * k).scale(k);
    }
    if (!places.length) return d3.zoomIdentity;
    const points = places.map((place) => projection([place.longitude, place.latitude]));
    const [x0, x1] = d3.extent(points, (p) => p[0]), [y0, y1] = d3.extent(points, (p) => p[1]);
    const k = Math.max(1, Math.min(6, (width - 160) / Math.max(x1 - x0, 1), (height - 120) / Math.max(y1 - y0, 1)));
    const slide = (at, size) => Math.min(0, Math.max(size - size * k, size / 2 - at * k));
    return d3.zoomIdentity.translate(slide((x0 + x1) / 2, width), slide((y0 + y1) / 2, height)).scale(k);
  }

  fetch(figure.dataset.shapes, { credentials: "same-origin" }).then((answer) => answer.json()).then((world) => {
    figure.hidden = false;
    draw(world);
    let width = figure.clientWidth;
    new ResizeObserver(() => {
      if (figure.clientWidth === width) return;
      width = figure.clientWidth;
      draw(world);
    }).observe(figure);
  }).catch(() => {});  // without the shapes the table stands all the same
})();
