// What the parts of the page tell each other; none of them knows another.
//
//   session  {id}        another session is looked at        entity  {id}  an entity is selected
//   moment   {}          another moment is looked at         fact    {id}  a fact is selected
//   changed  {}          something was written               turn    {id, session}  a turn is to be shown
//   missing  {id}        there is no such session

const words = new EventTarget();

export const tell = (name, detail = {}) => words.dispatchEvent(new CustomEvent(name, { detail }));

/** Has something done whenever any of these words, with a space between them, is told. */
export function on(names, act) {
  for (const name of names.split(" ")) words.addEventListener(name, (event) => act(event.detail));
}
