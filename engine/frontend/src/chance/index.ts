/**
 * A model thrown by chance. Loaded with what draws it; explorers without a scene do without. Leaps (`./leap`), for
 * crowds of very many figures, are asked for by themselves.
 */
export { draw } from "./draws";
export type { Happening, SamplePath } from "./path";
export type { CrowdCode, CrowdFactory, CrowdSpec, DrawSpec, FlowSpec } from "./types";
export { LIMITS, sample } from "./walk";
