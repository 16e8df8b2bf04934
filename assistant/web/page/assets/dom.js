// Words and elements. Text enters the page through textContent only, never as markup.

const words = JSON.parse(document.body.dataset.words);

/** The sentence `key` of the page, its $variables filled in. */
export function say(key, values = {}) {
  return Object.entries(values).reduce(
    (text, [name, value]) => text.split("$" + name).join(String(value)),
    words[key],
  );
}

/** An element with properties and children; a string child becomes a text node. */
export function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** "2025-07-01" as people write it: "01/07/2025". */
export function written(day) {
  return day.split("-").reverse().join("/");
}
