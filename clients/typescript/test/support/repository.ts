/** Where the service's checkout is, and the Python that runs it. */

import { fileURLToPath } from "node:url";

/** The repository's root. */
export const ROOT = fileURLToPath(new URL("../../../..", import.meta.url));

/** The Python that the service is installed in: `PYTHON`, else that of the checkout's `.venv`. */
export const PYTHON = process.env["PYTHON"] ?? `${ROOT}/.venv/bin/python`;
