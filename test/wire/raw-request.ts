/** Requests byte for byte, as no HTTP client would send them. */
import { connect } from "node:net";

export interface RawAnswer {
  /** Empty where the server closed without one. */
  readonly status: string;
  readonly text: string;
}

/** Sends what is given, each character a byte, and reads until the server closes. */
export async function sendRaw(url: string, request: string): Promise<RawAnswer> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.end(Buffer.from(request, "latin1"));
  let text = "";
  for await (const bytes of socket) text += String(bytes);
  return { status: text.split(" ")[1] ?? "", text };
}

/** A request for something, with headers as they are written. */
export function requestFor(target: string, ...fields: readonly string[]): string {
  const lines = [`GET ${target} HTTP/1.1`, "Host: localhost", ...fields, "Connection: close"];
  return `${lines.join("\r\n")}\r\n\r\n`;
}
