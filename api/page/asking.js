// What is asked for again before its answer is there.

/** Does one thing at a time: who asks while it is under way is given what is under way. */
export function single(act) {
  let under = null;
  return (...given) => {
    under ??= Promise.resolve(act(...given)).finally(() => {
      under = null;
    });
    return under;
  };
}

/**
 * A place of the page that shows what was asked for last. Each call asks and then shows; what was asked for before it,
 * and comes later, is neither shown nor told as an error. `fail` clears what the place held, and the error goes on.
 */
export function newest() {
  let last = 0;
  return async (ask, show, fail = () => {}) => {
    const mine = ++last;
    try {
      const found = await ask();
      if (mine === last) await show(found);
    } catch (error) {
      if (mine !== last) return;
      fail(error);
      throw error;
    }
  };
}
