// How the measurements are told.
export const say = (line) => console.log(line);
export const ms = (value) => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
