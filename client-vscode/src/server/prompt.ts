/** Answers that are never long in coming. The editor asks for lenses as seldom as they
 * were late before, up to a minute apart; it is better given what was known, and told to
 * ask again once there is more. Nothing here knows the editor. */

const PATIENCE = 700;
const LATE = Symbol("late");

export class Prompt<Key extends object, Answer> {
  private readonly known = new WeakMap<Key, Answer>();

  /** `again` is called when what was given has become another. */
  constructor(
    private readonly again: (key: Key) => void,
    private readonly patience = PATIENCE,
  ) {}

  /** The answer, or after a while the one before it. `isOver`: nobody wants it now. */
  async give(
    key: Key,
    ask: () => PromiseLike<Answer> | Answer,
    isOver: () => boolean,
  ): Promise<Answer | undefined> {
    const given = this.known.get(key);
    const answer = Promise.resolve(ask()).then((found) => {
      if (!isOver()) this.known.set(key, found);
      return found;
    });
    const first = await Promise.race([answer, after(this.patience)]);
    if (first !== LATE) return first;
    const told = JSON.stringify(given);
    answer.then(
      (found) => !isOver() && JSON.stringify(found) !== told && this.again(key),
      () => undefined,
    );
    return given;
  }
}

function after(patience: number): Promise<typeof LATE> {
  return new Promise((resolve) => setTimeout(resolve, patience, LATE));
}
