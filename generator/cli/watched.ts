/** A run that is looked at while it goes on: by a person at a terminal, and by `--profile`. */
import type { Progress } from "../progress.js";
import { Profile, profileText, type RunProfile } from "./profile.js";
import { ProgressLine } from "./progress-line.js";
import { isDocument, type Session } from "./session.js";

export interface Watched<Outcome> {
  readonly outcome: Outcome;
  /** For the document that `--format json` prints; empty where nobody asked for it. */
  readonly profiled: { readonly profile?: RunProfile };
}

/**
 * Carries out a run, with a line of progress that is gone when it ends.
 *
 * @param before When the run began, by the terminal's clock.
 */
export async function watched<Outcome>(
  session: Session,
  subject: string,
  before: number,
  run: (progress: Progress) => Promise<Outcome>,
): Promise<Watched<Outcome>> {
  const { terminal, options } = session;
  const line = new ProgressLine(terminal, subject, before);
  const profile = new Profile(terminal, before);
  const outcome = await run({
    begin: (stage) => {
      line.begin(stage);
      profile.begin(stage);
    },
    advance: line.advance,
  }).finally(() => line.end());
  if (!options.profile) return { outcome, profiled: {} };
  const measured = profile.end();
  if (!isDocument(session)) terminal.err.write(profileText(measured));
  return { outcome, profiled: { profile: measured } };
}
