/** The sentences of the table [widget] in prompts/replies.toml, by key; made by the service. */
export const WORDS: Record<string, string>;
