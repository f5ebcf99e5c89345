// A stand-in for the Arduino core: as much of it as the sketches of auth configs call.
#pragma once
#include <cstddef>
#include <cstdint>
#include <cstdio>

inline unsigned long millis() {
  static unsigned long now = 0;
  return now += 1000;
}
inline void delay(unsigned long) {}

struct SerialPort {
  void begin(unsigned long) {}
  void print(const char* text) { std::fputs(text, stderr); }
  void println(const char* text = "") { std::fprintf(stderr, "%s\n", text); }
  std::size_t write(const uint8_t* bytes, std::size_t length) { return std::fwrite(bytes, 1, length, stderr); }
};
inline SerialPort Serial;
