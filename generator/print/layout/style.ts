/** What the layout can be asked for, in prettier's words. */
import type { PrintStyle } from "./print-doc.js";

export interface LayoutStyle extends PrintStyle {
  readonly semi: boolean;
  readonly singleQuote: boolean;
  readonly quoteProps: "as-needed" | "consistent" | "preserve";
  readonly trailingComma: "all" | "es5" | "none";
  readonly bracketSpacing: boolean;
  readonly objectWrap: "preserve" | "collapse";
  readonly arrowParens: "always" | "avoid";
}

export const defaultStyle: LayoutStyle = {
  printWidth: 80,
  tabWidth: 2,
  useTabs: false,
  semi: true,
  singleQuote: false,
  quoteProps: "as-needed",
  trailingComma: "all",
  bracketSpacing: true,
  objectWrap: "preserve",
  arrowParens: "always",
};
