import { type AuthConfigInput, headLines, literal, pemLiterals } from './auth-config-input'
import { type Endpoint, endpointOf } from './endpoint'

/** PubSubClient's buffer holds 256 bytes unless told otherwise; topic and payload must fit with the header. */
export function arduino(input: AuthConfigInput): string {
  const { config, steps } = input
  const { topic, payload, commandFilter } = steps
  const endpoint = endpointOf(config)
  const head = headLines(input).map((line) => `// ${line}\n`)
  const bufferBytes = Math.max(512, Buffer.byteLength(topic) + Buffer.byteLength(payload) + 256)
  return `${head.join('')}// One reading a minute. Needs the library PubSubClient, and an ${endpoint.tls ? 'ESP32' : 'ESP32 or ESP8266'}.
${includes(endpoint)}#include <PubSubClient.h>

const char* WIFI_NAME = "your-network";
const char* WIFI_PASSWORD = "your-network-password";

const char* BROKER_HOST = ${literal(config.host)};
const int BROKER_PORT = ${endpoint.port};
const char* CLIENT_ID = ${literal(config.clientId)};
const char* USERNAME = ${literal(config.username)};
const char* PASSWORD = ${literal(config.password)};
const char* TOPIC = ${literal(topic)};
const char* PAYLOAD = ${literal(payload)};
${commandFilter === undefined ? '' : `const char* COMMANDS = ${literal(commandFilter)};\n`}${caOf(input, endpoint)}
${endpoint.tls ? 'WiFiClientSecure' : 'WiFiClient'} network;
PubSubClient client(network);
${commandFilter === undefined ? '' : onCommand}
void setup() {
  Serial.begin(115200);
  WiFi.begin(WIFI_NAME, WIFI_PASSWORD);
  while (WiFi.status() != WL_CONNECTED) delay(250);
${endpoint.tls ? '  network.setCACert(BROKER_CA);\n' : ''}  client.setServer(BROKER_HOST, BROKER_PORT);
  client.setKeepAlive(${config.keepAliveSeconds});
  client.setBufferSize(${bufferBytes});
${commandFilter === undefined ? '' : '  client.setCallback(onCommand);\n'}}

bool isConnected() {
  if (client.connected()) return true;
  if (!client.connect(CLIENT_ID, USERNAME, PASSWORD)) {
    Serial.println("not connected: the Live Logs of the device say why");
    delay(5000);
    return false;
  }
${commandFilter === undefined ? '' : '  client.subscribe(COMMANDS, 1);\n'}  return true;
}

void loop() {
  if (!isConnected()) return;
  client.loop();
  static unsigned long publishedAt = 0;
  if (publishedAt == 0 || millis() - publishedAt >= 60000) {
    publishedAt = millis();
    client.publish(TOPIC, PAYLOAD);
  }
}
`
}

const onCommand = `
void onCommand(char* topic, uint8_t* payload, unsigned int length) {
  Serial.print(topic);
  Serial.print(" ");
  Serial.write(payload, length);
  Serial.println();
}
`

const includes = ({ tls }: Endpoint): string =>
  tls
    ? '#include <WiFi.h>\n#include <WiFiClientSecure.h>\n'
    : '#if defined(ESP8266)\n#include <ESP8266WiFi.h>\n#else\n#include <WiFi.h>\n#endif\n'

function caOf({ config }: AuthConfigInput, { tls }: Endpoint): string {
  if (!tls) return ''
  if (config.caCertificate !== null) {
    return `const char* BROKER_CA =\n${pemLiterals(config.caCertificate, '  ', '\n')};\n`
  }
  return '// The authority that signed the certificate of the broker, in PEM form.\nconst char* BROKER_CA = "";\n'
}
