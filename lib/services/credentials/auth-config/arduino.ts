import { type AuthConfigInput, commentText, exampleFacts, literal } from './auth-config-input'

/** PubSubClient's buffer holds 256 bytes unless told otherwise; topic and payload must fit with the header. */
export function arduino(input: AuthConfigInput): string {
  const { config, deviceName } = input
  const { mqttPort, topic, payload } = exampleFacts(input)
  const bufferBytes = Math.max(512, Buffer.byteLength(topic) + Buffer.byteLength(payload) + 256)
  return `// ${commentText(deviceName)}: one reading a minute. Needs the library PubSubClient, and an ESP32 or ESP8266.
#if defined(ESP8266)
#include <ESP8266WiFi.h>
#else
#include <WiFi.h>
#endif
#include <PubSubClient.h>

const char* WIFI_NAME = "your-network";
const char* WIFI_PASSWORD = "your-network-password";

const char* MQTT_HOST = ${literal(config.host)};
const int MQTT_PORT = ${mqttPort};
const char* MQTT_CLIENT_ID = ${literal(config.clientId)};
const char* MQTT_USERNAME = ${literal(config.username)};
const char* MQTT_PASSWORD = ${literal(config.password)};
const char* MQTT_TOPIC = ${literal(topic)};

WiFiClient network;
PubSubClient client(network);

void setup() {
  Serial.begin(115200);
  WiFi.begin(WIFI_NAME, WIFI_PASSWORD);
  while (WiFi.status() != WL_CONNECTED) delay(250);
  client.setServer(MQTT_HOST, MQTT_PORT);
  client.setBufferSize(${bufferBytes});
}

void loop() {
  if (!client.connected() && !client.connect(MQTT_CLIENT_ID, MQTT_USERNAME, MQTT_PASSWORD)) {
    Serial.println("not connected: look at the Live Logs of the device");
    delay(5000);
    return;
  }
  client.loop();
  static unsigned long publishedAt = 0;
  if (publishedAt == 0 || millis() - publishedAt >= 60000) {
    publishedAt = millis();
    client.publish(MQTT_TOPIC, ${literal(payload)});
  }
}
`
}
