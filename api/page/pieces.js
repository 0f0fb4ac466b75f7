// A text cut where mentions begin and end.

/**
 * The pieces of a text in order, each with the mention that it belongs to: of several, the shortest.
 *
 * Spans count code points, as Array.from does and text.slice does not.
 */
export function pieces(content, links) {
  const letters = Array.from(content);
  const ends = links.flatMap(({ span }) => [span.start, span.end]);
  const cuts = [...new Set([0, letters.length, ...ends])].sort((one, other) => one - other);
  return cuts.slice(1).map((end, place) => {
    const start = cuts[place];
    const over = links.filter(({ span }) => span.start <= start && end <= span.end);
    const [link] = over.sort((one, other) => length(one) - length(other));
    return { text: letters.slice(start, end).join(""), start, link };
  });
}

const length = ({ span }) => span.end - span.start;
