// Where the nodes of a graph stand.

const GOLDEN = Math.PI * (3 - Math.sqrt(5));
const APART = 60;
export const MARGIN = 20;

/** How a small graph finds its places by itself; few steps, so that the page answers meanwhile. */
export const FREE = { name: "cose", animate: false, padding: MARGIN, nodeDimensionsIncludeLabels: true, nodeRepulsion: 200000, idealEdgeLength: 100, numIter: 250, coolingFactor: 0.97 };

/** Places for a large graph as in a sunflower: in the middle, and first, those with most relations. */
export function sunflower(nodes, edges) {
  const relations = new Map(nodes.map(({ id }) => [id, 0]));
  for (const { source, target } of edges) for (const id of [source, target]) relations.set(id, relations.get(id) + 1);
  const ranked = [...nodes].sort((one, other) => relations.get(other.id) - relations.get(one.id));
  return new Map(ranked.map(({ id }, rank) => [id, { x: APART * Math.sqrt(rank) * Math.cos(rank * GOLDEN), y: APART * Math.sqrt(rank) * Math.sin(rank * GOLDEN) }]));
}

/** The view of a canvas that holds a sunflower of so many nodes. */
export function viewOf(canvas, count) {
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  const zoom = Math.min(width, height) / 2 / (APART * Math.sqrt(count) + MARGIN);
  return { zoom, pan: { x: width / 2, y: height / 2 } };
}
