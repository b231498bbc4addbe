import { configureGlobal } from "fast-check";

/*
 * Every run of the tests makes up the same values, so that what passes today passes tomorrow.
 * `npm run fuzz` looks further: `FC_SEED` is another number, or `random`.
 */
const { FC_SEED: asked = "1" } = process.env;
if (!/^(?:random|-?\d+)$/.test(asked)) throw new Error(`FC_SEED=${asked} is no number`);
if (asked !== "random") configureGlobal({ seed: Number(asked) });
