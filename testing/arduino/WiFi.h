// A stand-in: the network is always there.
#pragma once
#include "Arduino.h"

constexpr int WL_CONNECTED = 3;

struct WiFiStation {
  void begin(const char*, const char*) {}
  int status() { return WL_CONNECTED; }
};
inline WiFiStation WiFi;

class Client {};
class WiFiClient : public Client {};
