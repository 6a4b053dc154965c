package org.platsa.benchmarks.convert;

import java.util.List;
import org.platsa.benchmarks.convert.MssConverter.LeftOut;

/** Finds everything in an instance that a problem cannot say. */
final class MssRefusals {
  private final MssInstance instance;
  private final LeftOut leftOut;
  private final MssChoices choices;
  private final MssGains gains;
  private final Faults faults;

  MssRefusals(MssInstance instance, LeftOut leftOut, MssGains gains) {
    this.instance = instance;
    this.leftOut = leftOut;
    this.choices = gains.choices();
    this.gains = gains;
    this.faults = new Faults(instance.file());
  }

  /**
   * Ends the conversion if a problem cannot say everything.
   *
   * @param groups in order; empty if they have none
   * @throws SourceException with everything that it cannot say
   */
  void stopIfAny(List<Integer> groups) throws SourceException {
    if (groups.isEmpty()) {
      refuse(
          MssField.PRECEDED_BY,
          "disciplines of groups come before and after each other, round about; Platsa can say only"
              + " that one group comes before another");
    }
    int weeks = instance.horizon();
    for (int g = 0; g < instance.groups(); g++) {
      weeks += choices.mostLeftOut(g);
    }
    if (weeks > Abstracts.MOST_WEEKS) {
      refuse(
          MssField.HORIZON,
          "%d periods, and one for each of the %d disciplines that somebody leaves out, are more than"
                  .formatted(instance.horizon(), weeks - instance.horizon())
              + " the %d weeks of a term".formatted(Abstracts.MOST_WEEKS));
    }
    if (!gains.fit()) {
      DznGrid weights = instance.grid(MssField.WEIGHT_PREF);
      faults.add(
          weights.lineAt(gains.widest(), 0),
          MssField.WEIGHT_PREF.word(),
          "the wards of student %d are worth up to %d apart; Platsa can say up to %d"
              .formatted(gains.widest() + 1, gains.range(), MssGains.MOST_MINUTES - 1));
    }
    refuseTooFew();
    refuseLeast();
    refuseAtOneHospital();
    faults.stopIfAny();
  }

  private void refuse(MssField field, String why) {
    faults.add(instance.grid(field).line(), field.word(), why);
  }

  private void refuseTooFew() {
    for (int s = 0; s < instance.students(); s++) {
      for (int g = 0; g < instance.groups(); g++) {
        if (choices.leftOut(s, g) < 0) {
          faults.add(
              instance.grid(MssField.STUD_DISC_GROUP).lineAt(s, g),
              MssField.STUD_DISC_GROUP.word(),
              "student %d must do %d disciplines of group %d, but can do only %d of them"
                      .formatted(
                          s + 1,
                          instance.required(s, g),
                          g + 1,
                          instance.required(s, g) + choices.leftOut(s, g))
                  + " (AllowedDisc, Ability, MaxPosHosp, Precededby)");
        }
      }
    }
  }

  private void refuseLeast() {
    DznGrid least = instance.grid(MssField.MIN_POS_HOSP);
    long asked = least.values().stream().filter(value -> value > 0).count();
    if (asked > 0 && !leftOut.least()) {
      int first = 0;
      while (least.values().get(first) == 0) {
        first++;
      }
      faults.add(
          least.lines().get(first),
          least.name(),
          "is above 0 in %d places, the first of which is here; Platsa's units have no least"
                  .formatted(asked)
              + " intake. Maybe --without-least: then only objective-dzn counts it");
    }
  }

  private void refuseAtOneHospital() {
    for (int s = 0; s < instance.students() && !leftOut.atOneHospital(); s++) {
      int asked = 0;
      for (int g = 0; g < instance.groups(); g++) {
        asked += instance.required(s, g);
      }
      if (asked > instance.mostAtOneHospital()) {
        refuse(
            MssField.MAX_DISC_PER_HOSP,
            "student %d does %d disciplines, and may do %d of them at one hospital; Platsa cannot say"
                    .formatted(s + 1, asked, instance.mostAtOneHospital())
                + " that. Maybe --without-most-at-hospital: then only objective-dzn counts it");
        return;
      }
    }
  }
}
