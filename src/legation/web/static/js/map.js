// The map: shapes of the lands, disputed places as nobody's, and a disc for each place where something happened.
"use strict";
(() => {
  const WIDTH = 1000, NEAR = 12, MOST_LABELS = 14;
  const figure = document.getElementById("map");
  if (!figure || !window.d3 || !window.topojson) return;
  const places = JSON.parse(document.getElementById("places").textContent);
  const regions = JSON.parse(document.getElementById("regions").textContent).map((region) => ({
    type: "Feature", label: region.label,
    geometry: { type: "MultiPolygon", coordinates: region.rings.map((ring) => [turned([...ring, ring[0]])]) },
  }));

  // On a sphere a ring has two insides; the smaller one is meant.
  function turned(ring) {
    const large = d3.geoArea({ type: "Polygon", coordinates: [ring] }) > 2 * Math.PI;
    return large ? [...ring].reverse() : ring;
  }

  // Look at where it happened, with some room around it; at the whole world where it happened all over.
  function framed() {
    const points = { type: "MultiPoint", coordinates: places.map((place) => [place.longitude, place.latitude]) };
    const [[west, south], [east, north]] = d3.geoBounds(points);
    const wide = east >= west ? east - west : east - west + 360;
    const tall = north - south;
    if (wide > 170 || tall > 110) return null;
    const [x, y] = [west + wide / 2, (south + north) / 2];
    const room = Math.max(wide * 0.65, tall * 0.65, NEAR);
    return { center: x, points: [[x - room, Math.max(-85, y - room * 0.6)], [x + room, Math.min(85, y + room * 0.6)]] };
  }

  function draw(world) {
    const frame = framed();
    const height = WIDTH * 0.56;
    const projection = frame ? d3.geoEquirectangular().rotate([-frame.center, 0]) : d3.geoNaturalEarth1();
    const whole = frame ? { type: "MultiPoint", coordinates: frame.points } : { type: "Sphere" };
    projection.fitSize([WIDTH, height], whole).clipExtent([[0, 0], [WIDTH, height]]);
    const path = d3.geoPath(projection);
    const svg = d3.create("svg").attr("viewBox", `0 0 ${WIDTH} ${height}`).attr("role", "group").attr("aria-label", "Map");
    const pattern = svg.append("defs").append("pattern").attr("id", "hatched").attr("width", 6).attr("height", 6)
      .attr("patternUnits", "userSpaceOnUse").attr("patternTransform", "rotate(45)");
    pattern.append("rect").attr("class", "ground").attr("width", 6).attr("height", 6);
    pattern.append("line").attr("class", "hatch").attr("y2", 6);
    svg.append("path").attr("class", "sphere").attr("d", path({ type: "Sphere" }));
    svg.append("g").selectAll("path").data(topojson.feature(world, world.objects.countries).features).join("path")
      .attr("class", "land").attr("d", path);
    svg.append("g").selectAll("path").data(regions.filter((region) => path(region))).join("path")
      .attr("class", "disputed").attr("d", path).append("title").text((region) => `Disputed: ${region.label}`);
    const radius = d3.scaleSqrt([1, Math.max(2, d3.max(places, (place) => place.events))], [4, 18]);
    const shown = places.map((place) => ({ ...place, at: projection([place.longitude, place.latitude]) })).filter((place) => place.at);
    const link = svg.append("g").selectAll("a").data(shown).join("a").attr("href", (place) => place.address)
      .attr("aria-label", (place) => `${place.name}: ${place.events} event${place.events === 1 ? "" : "s"}`)
      .attr("transform", (place) => `translate(${place.at})`);
    link.append("title").text((place) => `${place.name}: ${place.events} event${place.events === 1 ? "" : "s"}`);
    link.append("circle").attr("r", (place) => radius(place.events));
    const taken = [];
    link.filter((place, k) => {
      const [x, y] = place.at;
      const free = k < MOST_LABELS && !taken.some(([a, b]) => Math.abs(a - x) < 90 && Math.abs(b - y) < 16);
      if (free) taken.push([x, y]);
      return free;
    }).append("text").attr("x", (place) => radius(place.events) + 4).attr("dy", "0.35em").text((place) => place.name);
    figure.prepend(svg.node());
    figure.hidden = false;
  }

  fetch(figure.dataset.shapes).then((answer) => answer.json()).then(draw).catch(() => { /* the table below says the same */ });
})();
