// What the linter looks for in JavaScript; how a line is broken is left to its author.
import js from "@eslint/js";
import globals from "globals";

const rules = {
  "consistent-return": "error",
  eqeqeq: "error",
  "no-else-return": "error",
  "no-implicit-coercion": "error",
  "no-shadow": "error",
  "no-unused-expressions": ["error", { allowShortCircuit: true, allowTernary: true }],
  "no-useless-return": "error",
  "object-shorthand": "error",
  "prefer-const": "error",
  "prefer-template": "error",
};
// failure.js must run in browsers that know no modules.
const modern = ["**/*.mjs"];

export default [
  js.configs.recommended,
  { languageOptions: { globals: globals.browser } },
  { files: modern, rules },
  { files: ["*.mjs", "overrides/build/**", "tests/**/*.test.mjs"], languageOptions: { globals: globals.node } },
];
