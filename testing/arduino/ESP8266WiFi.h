// A stand-in: the ESP8266's names are those of the ESP32.
#pragma once
#include "WiFi.h"
