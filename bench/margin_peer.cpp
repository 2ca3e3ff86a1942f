// The same portfolio through QuantLib's blackFormula: how long its scenarios take, and whether the gains agree.
// margin_peer FOLDER, which holds legs.txt and scenarios.txt as MarginSpeed writes them.
#include <ql/pricingengines/blackformula.hpp>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <string>
#include <vector>

struct Leg { char kind; double quantity, forward, strike, years, vol; };
struct Scenario { std::string vol; double move, weight, gain; };

static double shocked(const Leg& leg, const std::string& vol) {
    double days = leg.years * 365, scale = std::pow(30 / std::max(1.0, days), days <= 30 ? 0.3 : 0.13);
    if (vol == "up") return std::max(0.45, leg.vol * (1 + 0.5 * scale));
    if (vol == "down") return leg.vol * std::max(0.0, 1 - 0.275 * scale);
    return leg.vol;
}

static double value(const Leg& leg, double move, double vol) {
    return leg.quantity * QuantLib::blackFormula(leg.kind == 'C' ? QuantLib::Option::Call : QuantLib::Option::Put,
                                                 leg.strike, leg.forward * (1 + move), vol * std::sqrt(leg.years));
}

int main(int, char** argv) {
    std::string folder = argv[1];
    std::vector<Leg> legs;
    std::ifstream in(folder + "/legs.txt");
    for (Leg l; in >> l.kind >> l.quantity >> l.forward >> l.strike >> l.years >> l.vol;) legs.push_back(l);
    std::vector<Scenario> scenarios;
    std::ifstream more(folder + "/scenarios.txt");
    for (Scenario s; more >> s.vol >> s.move >> s.weight >> s.gain;) scenarios.push_back(s);
    std::vector<double> ms;
    double worst = 0, largest = 0;
    for (int round = 0; round < 200; round++) {
        std::clock_t start = std::clock();
        std::vector<double> mark;
        for (const Leg& l : legs) mark.push_back(l.kind == 'L' ? 0 : value(l, 0, l.vol));
        for (const Scenario& s : scenarios) {
            double gain = 0;
            for (size_t i = 0; i < legs.size(); i++) {
                const Leg& l = legs[i];
                gain += l.kind == 'L' ? l.quantity * l.forward * s.move : value(l, s.move, shocked(l, s.vol)) - mark[i];
            }
            gain *= s.weight;
            worst = std::max(worst, std::fabs(gain - s.gain));
            largest = std::max(largest, std::fabs(s.gain));
        }
        ms.push_back(1e3 * (std::clock() - start) / CLOCKS_PER_SEC);
    }
    std::sort(ms.begin(), ms.end());
    std::printf("QuantLib, %zu scenarios x %zu legs, ms: best %.3f, median %.3f\n", scenarios.size(), legs.size(), ms[0],
                ms[ms.size() / 2]);
    std::printf("largest difference %.2e of gains up to %.3e\n", worst, largest);
    return worst <= 1e-9 * largest ? 0 : 1;
}
