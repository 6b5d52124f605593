import { closeness } from "./media-type.js";

/**
 * Which of several media types an `Accept` prefers (RFC 9110 section 12.5.1); `undefined` where it accepts none of them.
 * Of those that it likes as much as each other, the first.
 *
 * @example
 * preferredOf("text/csv;q=0.5, application/*", ["text/csv", "application/json"]) // "application/json"
 */
export function preferredOf<Offer extends string>(
  accept: string | undefined,
  offers: readonly Offer[],
): Offer | undefined {
  const ranges = (accept ?? "").split(",").flatMap(rangeIn);
  if (ranges.length === 0) return offers[0];
  let preferred: Offer | undefined;
  let best = 0;
  for (const offer of offers) {
    const quality = qualityOf(offer, ranges);
    if (quality > best) {
      preferred = offer;
      best = quality;
    }
  }
  return preferred;
}

interface AcceptedRange {
  readonly mediaType: string;
  readonly quality: number;
}

function rangeIn(text: string): readonly AcceptedRange[] {
  const [mediaType = "", ...parameters] = text.split(";").map((part) => part.trim().toLowerCase());
  if (mediaType === "") return [];
  const weight = parameters.find((each) => each.startsWith("q="))?.slice(2) ?? "1";
  // RFC 9110 section 12.4.2; a weight that is none says nothing.
  return [{ mediaType, quality: /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(weight) ? Number(weight) : 1 }];
}

/** The most specific range that covers a media type says how good it is. */
function qualityOf(offer: string, ranges: readonly AcceptedRange[]): number {
  let quality = 0;
  let closest = 0;
  for (const range of ranges) {
    // An offer may be a range itself, `image/*`: any of its media types will do, whichever side is the wider one.
    const found = Math.max(closeness(range.mediaType, offer), closeness(offer, range.mediaType) === 0 ? 0 : 1);
    if (found > closest) {
      closest = found;
      quality = range.quality;
    }
  }
  return quality;
}
