// The search imports its stemmer from its own folder, where only the finished site has it.
import { registerHooks } from "node:module";

registerHooks({
  resolve: (name, context, next) => next(name === "./stemmer.mjs" ? "@orama/stemmers/german" : name, context),
});
