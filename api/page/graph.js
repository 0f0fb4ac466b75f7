// The graph around what is selected, drawn, and listed for who cannot see it drawn.

import { newest } from "./asking.js";
import { tell } from "./bus.js";
import { $, button, el, fill } from "./dom.js";
import { standing } from "./facts.js";
import { looking, notice, read } from "./memory.js";
import { FREE, MARGIN, sunflower, viewOf } from "./placing.js";
import cytoscape from "./vendor/cytoscape.esm.min.mjs";

const MOST = 300;
const FEW = 60;
const KINDS = ["person", "organisation", "location", "animal", "topic", "project"];
const COLOURS = [...KINDS, "other", "text", "quiet", "ground", "line", "accent", "doubt"];
/** Elements that are added before the page may answer again. */
const STEP = 60;
/** How large the node and the name of the one with most relations are where others are too small to be named. */
const LARGE = 44;
/** How large names and the words on edges are. */
const NAME = 11;
const WORD = 9;

/** How the graph is drawn, in the colours of the page as they are now; what is large goes without words on edges. */
function style(large) {
  const root = getComputedStyle(document.documentElement);
  const colours = Object.fromEntries(COLOURS.map((name) => [name, root.getPropertyValue(`--${name}`).trim()]));
  const edge = (colour) => ({ "line-color": colour, "target-arrow-color": colour });
  const words = { label: "data(words)", color: colours.quiet, "font-size": WORD, "text-rotation": "autorotate", "text-background-color": colours.ground, "text-background-opacity": 0.8 };
  return [
    { selector: "node", style: { label: "data(name)", color: colours.text, "background-color": colours.other, "font-size": NAME, "text-valign": "bottom", width: 22, height: 22, "min-zoomed-font-size": 6 } },
    ...KINDS.map((kind) => ({ selector: `node[type = '${kind}']`, style: { "background-color": colours[kind] } })),
    ...(large ? [{ selector: "node[?leads], node.chosen", style: { "font-size": LARGE, width: LARGE, height: LARGE, "min-zoomed-font-size": 0, "z-index": 1, "text-background-color": colours.ground, "text-background-opacity": 0.8 } }] : []),
    { selector: "node:selected, node.chosen", style: { "border-width": 3, "border-color": colours.accent } },
    { selector: "edge", style: { width: "mapData(confidence, 0, 1, 1, 3)", "target-arrow-shape": "triangle", "curve-style": large ? "straight" : "bezier", ...edge(colours.line), ...(large ? {} : words) } },
    { selector: "edge[status = 'past'], edge[status = 'denied']", style: { "line-style": "dashed", opacity: 0.5 } },
    { selector: "edge[status = 'planned']", style: { "line-style": "dotted", ...edge(colours.accent) } },
    { selector: "edge[status = 'held']", style: { "line-style": "dashed", ...edge(colours.doubt) } },
    { selector: "edge:selected", style: edge(colours.accent) },
  ];
}

let drawn;
const NOTHING = { nodes: [], edges: [], truncated: false };
let pictured = NOTHING;
/** The entity that is drawn with what is around it. */
let around;
const drawing = newest();

/** Draws what was said in the session. */
export const drawSession = () => show({ session_id: looking.session });

/** Draws what leads from an entity, two relations far. */
export const drawEntity = (id) => show({ entity_id: id, hops: 2 }, id);

/** Selects a fact; one that is not in the picture moves it to what is around its subject. */
export async function drawFact(id) {
  drawn?.elements().unselect();
  if (pictured.edges.some((edge) => edge.id === id)) return drawn.getElementById(id).select();
  const { subject } = await read(`/facts/${encodeURIComponent(id)}`);
  if (looking.chosen.id !== id || subject.id === around) return undefined;
  looking.centre = subject.id;
  return drawEntity(subject.id);
}

/** Draws what a question to the graph gives, unless another was asked meanwhile; nothing where it cannot be told. */
const show = (asked, chosen) => drawing(() => read("/graph", { ...asked, status: "all", limit: MOST }), (found) => draw(found, chosen), () => draw(NOTHING));

async function draw(told, chosen) {
  const found = { ...told, edges: told.edges.map((edge) => ({ ...edge, words: standing(edge.predicate, edge.status) })) };
  pictured = found;
  around = chosen;
  list();
  if (found.truncated) notice(`Only ${found.edges.length} relations are drawn; choose a name to see what is around it.`);
  const graph = begin(found.nodes.length > FEW);
  if (found.nodes.length > FEW) await addStepwise(graph, found);
  else addAtOnce(graph, found);
  if (graph !== drawn) return;
  if (chosen) graph.getElementById(chosen).addClass("chosen");
  if (looking.chosen?.kind === "fact") graph.getElementById(looking.chosen.id).select();
}

function begin(large) {
  drawn?.destroy();
  drawn = cytoscape({ container: $("canvas"), style: style(large), maxZoom: 2, hideEdgesOnViewport: large, textureOnViewport: large });
  drawn.on("tap", "node", ({ target }) => tell("entity", { id: target.id() }));
  drawn.on("tap", "edge", ({ target }) => tell("fact", { id: target.id() }));
  drawn.on("resize", ({ cy }) => cy.destroyed() || fit(cy));
  return drawn;
}

/** Fits a graph into its place; of a small one the names can be read however far away it is. */
function fit(graph) {
  const few = graph.nodes().length <= FEW;
  if (few) enlarge(graph, 1);
  graph.fit(undefined, MARGIN);
  if (!few || graph.zoom() >= 1) return;
  enlarge(graph, 1 / graph.zoom());
  graph.fit(undefined, MARGIN);
}

function enlarge(graph, times) {
  graph.nodes().style("font-size", NAME * times);
  graph.edges().style("font-size", WORD * times);
}

function addAtOnce(graph, { nodes, edges }) {
  graph.add([...nodes, ...edges].map((data) => ({ data })));
  graph.layout(FREE).run();
  fit(graph);
}

/** Adds a large graph a step a frame, so that the page answers all the while. */
async function addStepwise(graph, { nodes, edges }) {
  const places = sunflower(nodes, edges);
  graph.viewport(viewOf($("canvas"), nodes.length));
  const [first] = places.keys();
  const elements = [...nodes.map((data) => ({ data: { ...data, leads: data.id === first }, position: places.get(data.id) })), ...edges.map((data) => ({ data }))];
  for (let at = 0; at < elements.length && graph === drawn; at += STEP) {
    graph.add(elements.slice(at, at + STEP));
    await new Promise(requestAnimationFrame);
  }
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
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => drawn?.style(style(drawn.nodes().length > FEW)));
