/** What the service puts into `widget.js`: the modules there are, the sentences of its button. */
declare const __SERVED__: {
  version: string;
  modules: string[];
  words: Record<"title" | "launch" | "failed_network", string>;
};
