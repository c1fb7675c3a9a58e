/** Colours and lines for speakers, to be told apart by people who see no colours too. */

export const COLOURS = 8;

/** A line's form says whose words these are where its colour does not. */
export const FORMS = ["solid", "dashed", "dotted", "double"] as const;

export interface Look {
  /** 1 to COLOURS, the number of the theme colour. */
  readonly colour: number;
  readonly form: (typeof FORMS)[number];
}

// Okabe and Ito's colours, made darker for light themes and lighter for dark ones
// until a line in them stands out from the page.
const SHADES: readonly (readonly [light: string, dark: string])[] = [
  ["#0063a5", "#56b4e9"],
  ["#b84a00", "#e69f00"],
  ["#007a5a", "#2fc99b"],
  ["#a3478a", "#ee9fcb"],
  ["#6b6100", "#f0e442"],
  ["#3d3d99", "#a3a3ff"],
  ["#a80f2d", "#f25c54"],
  ["#2b323a", "#8a949e"],
];

/** The look of a speaker, by place in the order in which they first speak. */
export function look(rank: number): Look {
  const round = Math.floor(rank / COLOURS);
  const form = FORMS[(rank + round) % FORMS.length]!;
  return { colour: (rank % COLOURS) + 1, form };
}

/** As many looks as differ. */
export const LOOKS = COLOURS * FORMS.length;

export function themeColour(colour: number): string {
  return `saidby.speaker${colour}`;
}

/** The default of a theme colour. */
export function shade(colour: number, theme: "light" | "dark"): string {
  const [light, dark] = SHADES[(colour - 1) % COLOURS]!;
  return theme === "light" ? light : dark;
}

/** A bar for the margin, in a form that goes on from line to line: dashes and gaps fill
 * its height with none left over, and it takes the height that a line has. */
export function bar(appearance: Look, theme: "light" | "dark"): string {
  const dashes = { solid: "none", dashed: "6 3", dotted: "2 4", double: "none" };
  const x = appearance.form === "double" ? [5, 9] : [7];
  const lines = x.map(
    (at) =>
      `<line x1='${at}' y1='0' x2='${at}' y2='18' stroke='${shade(appearance.colour, theme)}'` +
      ` stroke-width='${x.length === 2 ? 2 : 4}' stroke-dasharray='${dashes[appearance.form]}'/>`,
  );
  const box = "viewBox='0 0 18 18' preserveAspectRatio='none'";
  return `<svg xmlns='http://www.w3.org/2000/svg' ${box}>${lines.join("")}</svg>`;
}
