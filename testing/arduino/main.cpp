// What a board does with a sketch, three rounds of it.
void setup();
void loop();

int main() {
  setup();
  for (int round = 0; round < 3; ++round) loop();
}
