/** How sure a reader is: a classic script, loaded where the reader has switched it on. */
import { mountSure } from "./exercise/sure";

mountSure(document);
