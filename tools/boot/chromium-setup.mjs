import { findChromium } from './chromium.mjs'

/** vitest's global setup of the browser tests: they find the browser by this variable. */
export default function setup() {
  process.env.ZHENGMEI_CHROMIUM = findChromium()
}
