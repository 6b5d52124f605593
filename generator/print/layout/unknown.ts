/**
 * Thrown where a text has a construct that the layout does not know. It is no fault: the text goes to prettier then.
 * No `Error`, since nobody needs a stack and attempts to parse one thing or another throw it often.
 */

export class Unknown {
  /** What is not known, for the list of what is worth knowing. */
  readonly construct: string;

  constructor(construct: string) {
    this.construct = construct;
  }
}
