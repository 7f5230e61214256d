/** All that a reader of the search page is told by it. */

export const heading = "Search Results";
export const found = (count: number): string => `${count} ${count === 1 ? "place" : "places"} found.`;
export const firstOf = (shown: number, count: number): string => `The first ${shown} of ${count} places.`;
export const nothing = (query: string): string => `Nothing here has “${query}”. Another word may lead there, or the glossary.`;
export const everywhere = (query: string): string => `“${query}” stands on nearly every page. A rarer word leads further.`;
export const instead = (asked: string, words: string[]): string => `Nothing here has “${asked}”. Shown is ${words.map((word) => `“${word}”`).join(", ")}. `;
export const apart = "No place has all of these words. These have some of them. ";
