/** Words at the end of a path that say what is done, rather than what it is done to: `POST /messages/{id}/send`. */
import { camelCase, wordsOf } from "./identifier.js";

/** How far a word can be trusted depends on the method: what is posted to may be a collection, what is read mostly is one. */
export type ActionMethod = "GET" | "POST" | "PUT" | "PATCH";

/** `getIamPolicy`, `cancel`: whether a segment reads as an order. */
export function isAction(segment: string, method: ActionMethod): boolean {
  const [first = "", ...rest] = wordsOf(segment).map((word) => word.toLowerCase());
  if (rest.length === 0) return singles[method].has(first);
  const isCamel = camelCase(segment) === segment.charAt(0).toLowerCase() + segment.slice(1);
  if (method === "GET") return readers.has(first) || (isCamel && first === "list");
  if (first === "batch" || first === "bulk") return starts.has(rest[0] ?? "");
  return starts.has(first) || (isCamel && camelStarts.has(first));
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(" "));
}

/** Verbs that are no nouns. */
const verbs =
  "accept activate announce approve archive assign attach authorize cancel capture confirm convert deactivate decline " +
  "delegate deny deprecate detach disable dismiss duplicate enable expire finalize generate invalidate invite mute publish " +
  "reactivate reboot reject remove rename reopen regenerate rerun resend reset resize restart restore resubmit resume revert " +
  "revoke rotate send submit subscribe suspend terminate trash unarchive unassign unblock undelete undo unfollow unlink " +
  "unlock unmute unpause unpublish unregister unsubscribe unsuspend untrash validate verify withdraw";

/** Verbs that are nouns as well, of which there is seldom a collection. */
const orders =
  "abort acknowledge apply calculate clone close compute connect copy disconnect download estimate evaluate execute export " +
  "extend finish import increment install invoke join leave login logout merge modify move open parse pause pay ping predict " +
  "preview print purge query redeem refresh refund register renew replay resolve retry rollback run scan search simulate " +
  "split start stop sync test transfer translate unwatch upgrade upload";

const singles: Readonly<Record<ActionMethod, ReadonlySet<string>>> = {
  GET: words("download export find lookup search validate verify"),
  POST: words(`${verbs} ${orders}`),
  PUT: words(verbs),
  PATCH: words(verbs),
};

/** What begins an order of several words, however it is written: `set_labels`, `add-member`. */
const starts = words(
  `${verbs} abandon add associate change clear create delete deregister describe disassociate edit extend fetch find get ` +
    "insert install leave list merge modify move patch perform promote put recreate register reorder replace resolve save set " +
    "switch toggle trigger unban unhide unpin unset untag update",
);

/** What begins nouns, too, where hyphens or underscores stand between words: `test-suites`, `export-jobs`. */
const camelStarts = words(`${orders} check answer request mark`);

const readers = words("describe fetch find get lookup");
