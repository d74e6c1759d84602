import { at } from './places.mjs'

/** Biome's own launcher, run by the pinned Node that comes first on PATH. */
export const biomeBinary = () => at('node_modules/@biomejs/biome/bin/biome')
