/** Programs of the system that tests run; one that is missing fails its test with what to install. */
import { spawnSync } from 'node:child_process'

/** Throws where the program cannot be run. */
export function demandTool(program: string, debianPackage: string): string {
  if (spawnSync(program, ['--help']).error === undefined) return program
  throw new Error(`This test runs ${program}, which is not here: install ${debianPackage}.`)
}

/** A Python that has paho-mqtt: that of the system may stand behind another one of the path. */
export function pythonWithPaho(): string {
  const found = ['python3', '/usr/bin/python3'].find(
    (program) => spawnSync(program, ['-c', 'import paho.mqtt.client']).status === 0,
  )
  if (found) return found
  throw new Error('This test runs python3 with paho-mqtt, which is not here: install python3-paho-mqtt.')
}
