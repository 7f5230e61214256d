/** The further kinds of exercises: a classic script, loaded when the first card of such a kind is near. */
import { KINDS } from "./exercise/kinds/index";
import { FURTHER } from "./exercise/kinds/further/index";

Object.assign(KINDS, FURTHER);
