package io.assay.app.simulate;
import org.junit.jupiter.api.Test;
import java.util.*;
class CrashScratchTest {
  @Test void look() throws Exception {
    int n = Integer.parseInt(System.getenv().getOrDefault("N","12"));
    long from = Long.parseLong(System.getenv().getOrDefault("FROM","1"));
    var w = CrashWorld.DEFAULT;
    var env = System.getenv();
    if (env.containsKey("FALLX")) w = w.withFall(Double.parseDouble(env.get("FALLX")));
    if (env.containsKey("SPREAD")) w = w.withSpread(Double.parseDouble(env.get("SPREAD")));
    if (env.containsKey("UNTOLD")) w = w.untold();
    if (env.containsKey("SIZE")) w = w.withSizeSd(Double.parseDouble(env.get("SIZE")));
    final var world = w;
    var pool = java.util.concurrent.Executors.newFixedThreadPool(2);
    var fs = new ArrayList<java.util.concurrent.Future<CrashTrial>>();
    for (long s = from; s < from + n; s++) { long seed = s; fs.add(pool.submit(() -> CrashTrial.of(world, seed))); }
    var ts = new ArrayList<CrashTrial>(); for (var f : fs) ts.add(f.get()); pool.shutdown();
    System.out.printf("seg %.1f ari %.2f%n", ts.stream().mapToInt(CrashTrial::segments).average().getAsDouble(), ts.stream().mapToDouble(CrashTrial::rand).average().getAsDouble());
    var all = new CrashTrials(ts);
    System.out.println(all.saved(CrashTrial.Arm.SEGMENTS, CrashTrial.Arm.CONSTANT, CrashOutcome::loss)+" abst "+all.mean(CrashTrial::abstained)+" alone "+all.mean(CrashTrial::alone));
    for (int k = 0; k < 4; k++) { int kk=k; var f=new double[9]; for (var t : ts) { var c=t.share().get(kk); f[0]+=c.gross(); f[1]+=c.constant(); f[2]+=c.segments(); f[3]+=c.payMore(); f[4]+=c.accounts(); f[5]+=c.calmConstant(); f[6]+=c.calmSegments(); f[7]+=c.stressConstant(); f[8]+=c.stressSegments(); }
      System.out.printf("%s gross %.2f rate %.4f -> %.4f more %.2f calm %.4f %.4f stress %.3f %.3f%n", CrashPeople.Kind.values()[k], f[0]/1e9/ts.size(), f[1]/f[0], f[2]/f[0], f[3]/f[4], f[5]/ts.size(), f[6]/ts.size(), f[7]/ts.size(), f[8]/ts.size()); }
    int tests=0, rk=0, ri=0, rz=0; double worst=0, wk=0; for (var t : ts) { for (var c : t.coverage()) if (c.segment()>=0) { tests++; if (c.kupiecP()<.05) rk++; if (c.independenceP()<.05) ri++; if (c.z2P()<.05) rz++; } for (var c : t.cycle()) { worst=Math.max(worst,c.peakToTrough()[2]); wk=Math.max(wk,c.week()[2]); } }
    System.out.printf("tests %d kupiec %.3f ind %.3f z2 %.3f worst p2t %.3f week %.3f%n", tests, rk/(double)tests, ri/(double)tests, rz/(double)tests, worst, wk);
    double base = 0;
    for (var a : CrashTrial.Arm.values()) {
      java.util.function.Function<java.util.function.ToDoubleFunction<CrashOutcome>, Double> m = f -> ts.stream().mapToDouble(t -> f.applyAsDouble(t.of(a))).average().getAsDouble();
      double loss = m.apply(CrashOutcome::loss); if (a.ordinal()==1) base = loss;
      System.out.printf("%-9s loss %5.0fM (%.3f) fund %5.0f adl %4.0f kept %4.0f liq %5.2fbn long %.3f busy %.2f acc %.0f taken %.0f req %.2f post %.2f low %.2f %.2f %.2f%n", a, loss/1e6, 1-loss/base, m.apply(CrashOutcome::fundPaid)/1e6, m.apply(CrashOutcome::winnersPaid)/1e6, m.apply(CrashOutcome::fundKept)/1e6, m.apply(CrashOutcome::liquidated)/1e9, m.apply(CrashOutcome::longShare), m.apply(CrashOutcome::busiest), m.apply(o->o.accounts()), m.apply(o->o.taken()), m.apply(CrashOutcome::required)/1e9, m.apply(CrashOutcome::posted)/1e9, m.apply(o->o.low()[0]), m.apply(o->o.low()[1]), m.apply(o->o.low()[2]));
    }
  }
}
