/** Whom a request acts for: what the server makes of its credentials. */
export interface Account {
  readonly livemode: boolean;
}
