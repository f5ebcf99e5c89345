// A stand-in for PubSubClient: it prints the calls (texts in hex), and holds to the library's buffer.
#pragma once
#include <cstring>
#include <functional>
#include "WiFi.h"

class PubSubClient {
 public:
  explicit PubSubClient(Client&) {}

  PubSubClient& setServer(const char* host, uint16_t port) {
    return said("setServer", {host}, port);
  }
  PubSubClient& setKeepAlive(uint16_t seconds) { return said("setKeepAlive", {}, seconds); }
  PubSubClient& setCallback(std::function<void(char*, uint8_t*, unsigned int)> given) {
    callback = given;
    return *this;
  }
  bool setBufferSize(uint16_t bytes) {
    bufferBytes = bytes;
    return true;
  }
  bool connect(const char* id, const char* user, const char* password) {
    // The fixed header's room, 10 bytes of variable header, and each text with its length.
    if (!fits(10 + 2 + length(id) + 2 + length(user) + 2 + length(password))) return false;
    said("connect", {id, user, password}, 0);
    return isOpen = true;
  }
  bool connected() { return isOpen; }
  bool subscribe(const char* filter, uint8_t qos) {
    if (!isOpen || !fits(2 + 2 + length(filter) + 1)) return false;
    said("subscribe", {filter}, qos);
    return true;
  }
  bool publish(const char* topic, const char* payload) {
    if (!isOpen || !fits(2 + length(topic) + length(payload))) return false;
    said("publish", {topic, payload}, 0);
    return true;
  }
  bool loop() {
    if (!callback) return isOpen;
    char topic[] = "topic";
    uint8_t payload[] = {'p', 'a', 'y', 'l', 'o', 'a', 'd'};
    callback(topic, payload, sizeof payload);
    return isOpen;
  }

 private:
  std::function<void(char*, uint8_t*, unsigned int)> callback;
  std::size_t bufferBytes = 256;
  bool isOpen = false;

  static std::size_t length(const char* text) { return std::strlen(text); }
  bool fits(std::size_t bytes) { return 5 + bytes <= bufferBytes; }
  PubSubClient& said(const char* name, std::initializer_list<const char*> texts, unsigned number) {
    std::printf("%s", name);
    for (const char* text : texts) {
      std::printf(" ");
      for (const char* at = text; *at; ++at) std::printf("%02x", static_cast<unsigned char>(*at));
    }
    std::printf(" %u\n", number);
    return *this;
  }
};
