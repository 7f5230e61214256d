/** The front end's solver by itself, for Node: `python -m explorable try` holds a model to it. */
export { makeModel } from "./simulation/model";
export { run } from "./simulation/outcome";
