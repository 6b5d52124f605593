/**
 * A server's URL with its variables' values in their places, for a client's `baseUrl`.
 *
 * @example
 * expandServerUrl("https://{region}.example.com/v1", { region: "eu" }, { region: "us" }) // "https://us.example.com/v1"
 * @throws TypeError that names the variable, for a value that would lead to another host or path than the template's.
 */
export function expandServerUrl(
  template: string,
  defaults: Readonly<Record<string, string>>,
  variables: Readonly<Record<string, string | undefined>> = {},
): string {
  const authority = /^[^/]*\/\/[^/]*/.exec(template)?.[0].length ?? 0;
  return template.replace(/\{([^{}]+)\}/g, (_, name: string, position: number) => {
    const given = Object.hasOwn(variables, name) ? variables[name] : undefined;
    const value = given ?? defaults[name] ?? "";
    const allowed = position < authority ? inAuthority : inPath;
    if (!allowed.test(value))
      throw new TypeError(`The server variable ${name} has a value that cannot stand in a URL there.`);
    return value;
  });
}

// A name or an address, a port; before them, a scheme.
const inAuthority = /^[\w.:[\]-]+$/;
// Whole segments, none of which leads elsewhere, or a part of one.
const inPath = /^(?!(?:.*\/)?\.{1,2}(?:\/|$))[\w.~:@!$&'()*+,;=%/-]*$/;
