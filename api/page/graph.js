// The graph around what is selected, drawn, and listed for who cannot see it drawn.

import { on, tell } from "./bus.js";
import { $, button, el, fill } from "./dom.js";
import { looking, notice, read } from "./memory.js";
import cytoscape from "./vendor/cytoscape.esm.min.mjs";

const MOST = 300;
const FEW = 80;
const KINDS = ["person", "organisation", "location", "animal", "topic", "project"];
const COLOURS = [...KINDS, "other", "text", "quiet", "ground", "line", "accent", "doubt"];
const RINGS = 6;
/** In the middle those who are related to several, around them rings of those who are related to one. */
const AROUND = { name: "concentric", minNodeSpacing: 8, levelWidth: () => 1, concentric: (node) => (node.degree(false) > 1 ? RINGS : node.data("place") % RINGS) };
const FREE = { name: "cose", animate: false, nodeDimensionsIncludeLabels: true, nodeRepulsion: 200000, idealEdgeLength: 100 };

/** How the graph is drawn, in the colours of the page as they are now; what is large goes without words on edges. */
function style(large) {
  const root = getComputedStyle(document.documentElement);
  const colours = Object.fromEntries(COLOURS.map((name) => [name, root.getPropertyValue(`--${name}`).trim()]));
  const edge = (colour) => ({ "line-color": colour, "target-arrow-color": colour });
  const words = { label: "data(predicate)", color: colours.quiet, "font-size": 9, "text-rotation": "autorotate", "text-background-color": colours.ground, "text-background-opacity": 0.8 };
  return [
    { selector: "node", style: { label: "data(name)", color: colours.text, "background-color": colours.other, "font-size": 11, "text-valign": "bottom", width: 22, height: 22, "min-zoomed-font-size": 6 } },
    ...KINDS.map((kind) => ({ selector: `node[type = '${kind}']`, style: { "background-color": colours[kind] } })),
    { selector: "node:selected, node.chosen", style: { "border-width": 3, "border-color": colours.accent } },
    { selector: "edge", style: { width: "mapData(confidence, 0, 1, 1, 3)", "target-arrow-shape": "triangle", "curve-style": large ? "straight" : "bezier", ...edge(colours.line), ...(large ? {} : words) } },
    { selector: "edge[status = 'past'], edge[status = 'denied']", style: { "line-style": "dashed", opacity: 0.5 } },
    { selector: "edge[status = 'planned']", style: { "line-style": "dotted", ...edge(colours.accent) } },
    { selector: "edge[status = 'held']", style: { "line-style": "dashed", ...edge(colours.doubt) } },
    { selector: "edge:selected", style: edge(colours.accent) },
  ];
}

let drawn;
let pictured = { nodes: [], edges: [] };

/** Draws what was said in the session. */
export const drawSession = async () => draw(await read("/graph", { session_id: looking.session, limit: MOST }));

/** Draws what leads from an entity, two relations far. */
export async function drawEntity(id) {
  draw(await read("/graph", { entity_id: id, hops: 2, limit: MOST }));
  drawn.getElementById(id).addClass("chosen");
}

function draw({ nodes, edges, truncated }) {
  drawn?.destroy();
  const large = nodes.length > FEW;
  const elements = [...nodes, ...edges].map((data, place) => ({ data: { ...data, place } }));
  const layout = { padding: 20, ...(large ? AROUND : FREE) };
  drawn = cytoscape({ container: $("canvas"), elements, layout, style: style(large), maxZoom: 2, hideEdgesOnViewport: large, textureOnViewport: large });
  drawn.on("tap", "node", ({ target }) => tell("entity", { id: target.id() }));
  drawn.on("tap", "edge", ({ target }) => tell("fact", { id: target.id() }));
  pictured = { nodes, edges };
  list();
  if (truncated) notice(`Only ${edges.length} relations are drawn; choose a name to see what is around it.`);
}

/** Lists what is drawn, once the reader opens the list. */
function list() {
  const { nodes, edges } = pictured;
  if (!$("listed").closest("details").open) return fill($("listed"));
  const names = new Map(nodes.map((node) => [node.id, node.name]));
  const statement = (edge) => `${names.get(edge.source)} ${edge.predicate} ${names.get(edge.target)} (${edge.status})`;
  const entities = nodes.map((node) => el("li", {}, button(node.name, () => tell("entity", { id: node.id }))));
  const relations = edges.map((edge) => el("li", {}, button(statement(edge), () => tell("fact", { id: edge.id }))));
  return fill($("listed"), ...entities, ...relations);
}

$("listed").closest("details").addEventListener("toggle", list);
on("fact", ({ id }) => {
  drawn?.elements().unselect();
  drawn?.getElementById(id).select();
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => drawn?.style(style(drawn.nodes().length > FEW)));
