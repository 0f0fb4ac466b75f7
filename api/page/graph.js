// The graph around what is selected, drawn, and listed for who cannot see it drawn.

import { on, tell } from "./bus.js";
import { $, button, el, fill } from "./dom.js";
import { looking, notice, read } from "./memory.js";
import cytoscape from "./vendor/cytoscape.esm.min.mjs";

const MOST = 300;
const FEW = 80;

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

const style = () => [
  { selector: "node", style: { label: "data(name)", color: colour("text"), "background-color": (node) => colour(node.data("type")) || colour("other"), "font-size": 11, "text-valign": "bottom", width: 22, height: 22 } },
  { selector: "node:selected, node.chosen", style: { "border-width": 3, "border-color": colour("accent") } },
  { selector: "edge", style: { label: "data(predicate)", color: colour("quiet"), "font-size": 9, "text-rotation": "autorotate", "text-background-color": colour("ground"), "text-background-opacity": 0.8, width: (edge) => 1 + 2 * edge.data("confidence"), "line-color": colour("line"), "target-arrow-color": colour("line"), "target-arrow-shape": "triangle", "curve-style": "bezier" } },
  { selector: "edge[status = 'past'], edge[status = 'denied']", style: { "line-style": "dashed", opacity: 0.5 } },
  { selector: "edge[status = 'planned']", style: { "line-style": "dotted", "line-color": colour("accent"), "target-arrow-color": colour("accent") } },
  { selector: "edge[status = 'held']", style: { "line-style": "dashed", "line-color": colour("doubt"), "target-arrow-color": colour("doubt") } },
  { selector: "edge:selected", style: { "line-color": colour("accent"), "target-arrow-color": colour("accent") } },
];

let drawn;

/** Draws what was said in the session. */
export const drawSession = async () => draw(await read("/graph", { session_id: looking.session, limit: MOST }));

/** Draws what leads from an entity, two relations far. */
export async function drawEntity(id) {
  draw(await read("/graph", { entity_id: id, hops: 2, limit: MOST }));
  drawn.getElementById(id).addClass("chosen");
}

function draw({ nodes, edges, truncated }) {
  drawn?.destroy();
  const elements = [...nodes, ...edges].map((data) => ({ data }));
  const layout = nodes.length > FEW ? { name: "concentric", minNodeSpacing: 8 } : { name: "cose", animate: false, nodeDimensionsIncludeLabels: true, nodeRepulsion: 200000, idealEdgeLength: 100 };
  drawn = cytoscape({ container: $("canvas"), elements, layout: { ...layout, padding: 20 }, style: style(), maxZoom: 2, hideEdgesOnViewport: nodes.length > FEW, textureOnViewport: nodes.length > FEW });
  drawn.on("tap", "node", ({ target }) => tell("entity", { id: target.id() }));
  drawn.on("tap", "edge", ({ target }) => tell("fact", { id: target.id() }));
  list(nodes, edges);
  if (truncated) notice(`Only ${edges.length} relations are drawn; choose a name to see what is around it.`);
}

function list(nodes, edges) {
  const names = new Map(nodes.map((node) => [node.id, node.name]));
  const statement = (edge) => `${names.get(edge.source)} ${edge.predicate} ${names.get(edge.target)} (${edge.status})`;
  const entities = nodes.map((node) => el("li", {}, button(node.name, () => tell("entity", { id: node.id }))));
  const relations = edges.map((edge) => el("li", {}, button(statement(edge), () => tell("fact", { id: edge.id }))));
  fill($("listed"), ...entities, ...relations);
}

on("fact", ({ id }) => {
  drawn?.elements().unselect();
  drawn?.getElementById(id).select();
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => drawn?.style(style()));
