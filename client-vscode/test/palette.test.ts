import assert from "node:assert/strict";
import { test } from "node:test";
import manifest from "../package.json";
import { bar, COLOURS, look, LOOKS, shade, themeColour } from "../src/colours/palette.js";

const ALL = Array.from({ length: COLOURS }, (_, at) => at + 1);
const PAGES = { light: "#ffffff", dark: "#1e1e1e" } as const;
const THEMES = ["light", "dark"] as const;

type Rgb = [number, number, number];

function linear(colour: string): Rgb {
  const part = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

function luminance([r, g, b]: Rgb): number {
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [a, b] = [luminance(linear(one)), luminance(linear(other))];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

test("every colour stands out from the page, as WCAG asks of graphics", () => {
  for (const theme of THEMES) {
    for (const colour of ALL) {
      const found = contrast(shade(colour, theme), PAGES[theme]);
      assert.ok(found >= 3, `${theme} ${colour}: ${found.toFixed(2)}`);
    }
  }
});

test("no two speakers of one colour have one form, and neighbours share neither", () => {
  const looks = Array.from({ length: LOOKS }, (_, rank) => look(rank));
  const seen = new Set(looks.map((one) => `${one.colour} ${one.form}`));

  assert.equal(seen.size, LOOKS);
  for (let rank = 1; rank < COLOURS; rank++) {
    assert.notEqual(looks[rank]!.form, looks[rank - 1]!.form);
  }
});

// Viénot, Brettel and Mollon's matrices, for people without red or green cones.
const BLINDNESSES: Record<string, number[][]> = {
  protanopia: [[0.10889, 0.89111, 0], [0.10889, 0.89111, 0], [0.00447, -0.00447, 1]],
  deuteranopia: [[0.29275, 0.70725, 0], [0.29275, 0.70725, 0], [-0.02234, 0.02234, 1]],
};

function seenBy(matrix: number[][], colour: string): Rgb {
  const rgb = linear(colour);
  return matrix.map((row) => row.reduce((sum, part, at) => sum + part * rgb[at]!, 0)) as Rgb;
}

function distance(one: Rgb, other: Rgb): number {
  const [a, b] = [lab(one), lab(other)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

function lab([r, g, b]: Rgb): Rgb {
  const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
  const y = f(luminance([r, g, b]));
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

test("people who do not see red or green tell any two speakers apart, by colour or form", () => {
  for (const theme of THEMES) {
    for (const [name, matrix] of Object.entries(BLINDNESSES)) {
      for (const one of ALL) {
        for (const other of ALL.filter((colour) => colour > one)) {
          if (look(one - 1).form !== look(other - 1).form) continue;
          const colours = [one, other].map((colour) => seenBy(matrix, shade(colour, theme)));
          const found = distance(colours[0]!, colours[1]!);
          assert.ok(found > 15, `${theme}, ${name}: ${one} and ${other}: ${found.toFixed(1)}`);
        }
      }
    }
  }
});

test("the theme colours in the manifest are those of the palette", () => {
  const expected = ALL.map((colour) => ({
    id: themeColour(colour),
    light: shade(colour, "light"),
    dark: shade(colour, "dark"),
  }));
  const found = manifest.contributes.colors.map(({ id, defaults }) => ({
    id,
    light: defaults.light,
    dark: defaults.dark,
  }));

  assert.deepEqual(found, expected);
});

test("a bar is a picture in the speaker's colour", () => {
  assert.match(bar(look(0), "dark"), new RegExp(`^<svg .*${shade(1, "dark")}.*</svg>$`));
});
