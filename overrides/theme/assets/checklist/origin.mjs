// Messages between our own windows: to whom they go, and from whom they may come. A page from a folder has no origin.

const FROM_FOLDER = location.protocol === "file:";

export const target = FROM_FOLDER ? "*" : location.origin;
export const isOurs = (origin) => (FROM_FOLDER ? ["null", "file://"].includes(origin) : origin === location.origin);
