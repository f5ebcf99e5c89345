// A stand-in: it takes the certificate, and looks at nothing but its frame.
#pragma once
#include <cstdlib>
#include <cstring>
#include "WiFi.h"

class WiFiClientSecure : public WiFiClient {
 public:
  void setCACert(const char* pem) {
    if (std::strncmp(pem, "-----BEGIN CERTIFICATE-----\n", 28) != 0) std::abort();
    std::printf("setCACert\n");
  }
};
