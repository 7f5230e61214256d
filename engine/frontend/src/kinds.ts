/** The further kinds of exercises: a classic script, loaded when the first card of such a kind is near. */
import { AFTER, KINDS } from "./exercise/kinds/index";
import { FURTHER } from "./exercise/kinds/further/index";
import { turned } from "./exercise/kinds/further/turned";

Object.assign(KINDS, FURTHER);
AFTER.turned = turned;
