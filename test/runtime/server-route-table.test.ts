import { describe, expect, it } from "vitest";
import { RouteTable } from "../../templates/runtime/server-route-table.js";

const table = new RouteTable(
  [
    "GET /pets",
    "POST /pets",
    "GET /pets/{id}",
    "DELETE /pets/{petId}",
    "GET /pets/mine",
    "GET /pets/{id}/toys/{toy}",
    "GET /pets/mine/{what}",
    "GET /files/{file}",
    "GET /files/{name}.{format}",
    "GET /files/{name}.json/lines",
    "GET /pets/{id}:feed",
    "GET /a%20b",
    "GET /",
  ].map((route) => {
    const [method = "", path = ""] = route.split(" ");
    return { method, path };
  }),
);

/** `GET /pets/{id} id=3` */
function find(method: string, target: string): string {
  const match = table.find(method, target);
  if (match.kind === "method-not-allowed") return `allow ${match.allow.join(", ")}`;
  if (match.kind === "not-found") return "not found";
  const parameters = [...match.pathParameters].map(([name, value]) => ` ${name}=${value}`);
  return `${match.entry.path}${parameters.join("")}`;
}

describe("RouteTable", () => {
  it.each([
    ["/pets", "/pets"],
    ["/pets?limit=3&x=/y", "/pets"],
    ["/pets/3", "/pets/{id} id=3"],
    ["/pets/mine", "/pets/mine"],
    ["/pets/m%69ne", "/pets/mine"],
    ["/p%65ts/3", "/pets/{id} id=3"],
    ["/pets/a%20b%2Fc", "/pets/{id} id=a%20b%2Fc"],
    ["/files/a.json", "/files/{name}.{format} name=a format=json"],
    ["/files/a.b.json", "/files/{name}.{format} name=a format=b.json"],
    ["/files/a%2Ejson", "/files/{name}.{format} name=a format=json"],
    ["/files/.json", "/files/{file} file=.json"],
    ["/files/a.", "/files/{file} file=a."],
    ["/files/report.json/lines", "/files/{name}.json/lines name=report"],
    ["/pets/3:feed", "/pets/{id}:feed id=3"],
    ["/pets/3%3Afeed", "/pets/{id}:feed id=3"],
    ["/pets/:feed", "/pets/{id} id=:feed"],
    ["/pets/3:feed:feed", "/pets/{id}:feed id=3:feed"],
    ["/pets/%E2%82%AC;a=%2C:feed", "/pets/{id}:feed id=%E2%82%AC;a=%2C"],
    ["/pets/3/toys/7", "/pets/{id}/toys/{toy} id=3 toy=7"],
    ["/pets/mine/toys/7", "/pets/{id}/toys/{toy} id=mine toy=7"],
    ["/pets/mine/food", "/pets/mine/{what} what=food"],
    ["/pets/__proto__", "/pets/{id} id=__proto__"],
    ["/a%20b", "/a%20b"],
    ["/a%20%62", "/a%20b"],
    ["/", "/"],
    ["http://example.com/pets/3?x", "/pets/{id} id=3"],
  ])("finds %s", (target, found) => {
    expect(find("GET", target)).toBe(found);
  });

  it.each([
    "/pet",
    "/pets/",
    "/PETS",
    "/pets/3/",
    "/pets/3/toys",
    "/pets//toys/7",
    "//pets",
    "pets",
    "",
    "*",
    "/pets/%zz",
    "/pets/..",
    "/pets/%2e%2E",
    "/pets/.",
    "/pets/%2e",
    "/pets/%ff",
    "/constructor",
    "/__proto__",
    "/pets#x/y",
  ])("does not find %s", (target) => {
    expect(find("GET", target)).toBe("not found");
  });

  it("names the methods of a path, sorted, for one that it does not have", () => {
    expect(find("PUT", "/pets")).toBe("allow GET, HEAD, POST");
    expect(find("PUT", "/pets/3")).toBe("allow DELETE, GET, HEAD");
    expect(find("get", "/pets")).toBe("allow GET, HEAD, POST");
  });

  it("finds GET for HEAD, which every path with a GET has", () => {
    expect(find("HEAD", "/pets/3")).toBe("/pets/{id} id=3");
    expect(find("HEAD", "/pets/%6dine")).toBe("/pets/mine");
  });

  it("gives each method its own names for the parameters", () => {
    expect(find("DELETE", "/pets/3")).toBe("/pets/{petId} petId=3");
  });

  it("goes by the path first: a literal path without the method hides a template that has it", () => {
    expect(find("DELETE", "/pets/mine")).toBe("allow GET, HEAD");
  });

  const get = (path: string) => ({ method: "GET", path });

  it.each([
    ["/a/{x}", "/a/{y}"],
    ["/a/b", "/a/%62"],
    ["/%61/b", "/a/%62"],
    ["/a", "/a"],
    ["/a/{x}.json", "/a/{y}%2Ejson"],
  ])("refuses %s and %s for one method, and names both and why", (first, second) => {
    expect(() => new RouteTable([get(first), get(second)])).toThrow(
      new TypeError(
        `GET ${first} and GET ${second} are routes for the same paths: the names of parameters make no difference, ` +
          `and percent-encoding none either.`,
      ),
    );
  });

  it("takes two methods for one path however it is written, and refuses parameters with nothing between them", () => {
    const both = new RouteTable([get("/a/b"), { method: "PUT", path: "/a/%62" }]);
    expect([both.find("GET", "/a/%62").kind, both.find("PUT", "/a/b").kind]).toEqual(["found", "found"]);
    expect(() => new RouteTable([get("/a/{x}{y}")])).toThrow(TypeError);
    expect(() => new RouteTable([get("/a/{x")])).toThrow(TypeError);
  });
});
