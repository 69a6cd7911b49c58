// The reference model R1 with 240,000 to 600,000 decisions a year in Squiggle; prints time, memory and means.
// Usage: node compare-squiggle.mjs SAMPLES (compare-squiggle.sh fetches what it needs and runs both engines)
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(process.cwd() + "/");
const { run } = await import(pathToFileURL(require.resolve("@quri/squiggle-lang")).href);

const samples = Number(process.argv[2] ?? 100_000);
const months = 36;
const factor = (t) => Math.pow(1.1, -t / 12);
const sum = (from, to, f) => Array.from({ length: to - from }, (_, i) => f(from + 1 + i)).reduce((a, b) => a + b, 0);
const annuity = (live, ramp) =>
  sum(live, months, (t) => (factor(t) / 12) * (t - live <= ramp ? (2 * (t - live) - 1) / (2 * ramp) : 1));
const build = (from, to) => sum(from, to, factor) / (to - from);
const z = 1.644853627;
const logit = (p) => Math.log(p / (1 - p));
// 1 / (1 + exp(-x)), x normal
const share = (low, high) =>
  `s(1 / (1 + exp(s(normal(${-(logit(low) + logit(high)) / 2}, ${(logit(high) - logit(low)) / 2 / z})))))`;
const range = (low, high) => `s(${low} to ${high})`;
const ends = (min, likely, max) => {
  const mode = (likely - min) / (max - min);
  return `s(${min} + ${max - min} * s(beta(${1 + 4 * mode}, ${5 - 4 * mode})))`;
};

const model = `
s(d) = SampleSet.fromDist(d)
value = ${range(240_000, 600_000)} * ${ends(0.03, 0.06, 0.12)} * ${range(40, 200)}
used = ${ends(0.4, 0.7, 0.95)}
price = 5 * ${ends(500, 700, 1000)} * ${range(0.75, 2.2)}
uB = ${share(0.1, 0.6)}
costB = price * ${range(3, 10)}
runB = costB * ${ends(0.05, 0.15, 0.3)} + 12 * ${range(100, 600)}
baseline = s(bernoulli(0.85)) * (value * used * uB * ${annuity(3, 6)} - runB * ${annuity(3, 0)}) - costB * ${build(0, 3)}
uM = uB + (1 - uB) * ${share(0.05, 0.6)}
costM = price * ${range(20, 70)} + ${range(2_000, 20_000)}
runM = costM * ${ends(0.1, 0.25, 0.5)} + 12 * ${range(500, 4_000)} + ${range(2_000, 15_000)} + ${range(500, 10_000)}
ml = s(bernoulli(0.5)) * (value * used * uM * ${annuity(9, 6)} - runM * ${annuity(9, 0)}) - costM * ${build(0, 9)}
increment = s(bernoulli(0.6)) * (value * used * (uM - uB) * ${annuity(14, 6)} - runM * ${annuity(14, 0)}) - costM * ${0.75 * build(6, 14)}
[mean(baseline), mean(ml), mean(increment), stdev(baseline), stdev(ml), stdev(increment)]
`;

const start = process.hrtime.bigint();
const output = await run(model, { environment: { sampleCount: samples, xyPointLength: 1000, seed: "1" } });
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
const result = output.result ?? output.getResult?.();
if (!result.ok) {
  console.error(String(result.value));
  process.exit(1);
}
const value = result.value.result ?? result.value;
const means = (value.asJS?.() ?? value).map(Number);
const used = process.cpuUsage();
const memory = process.resourceUsage().maxRSS / 1024;
const root = Math.sqrt(samples);
const shown = [0, 1, 2].map((i) => `${means[i].toFixed(0)} ± ${(means[i + 3] / root).toFixed(0)}`);
console.log(["squiggle", samples, seconds.toFixed(2) + " s", ((used.user + used.system) / 1e6).toFixed(2) + " s", memory.toFixed(0) + " MB", ...shown].join("\t"));
