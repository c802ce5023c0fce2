"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ComboBox } from "@/components/combo-box";
import { RadioGroup } from "@/components/radio-group";
import { TextField } from "@/components/text-field";
import type { PickedUnit } from "./unit-picker";

/** To another unit of this register, or out of it with all members. */
export function DestinationFields({ parents }: { parents: readonly PickedUnit[] }) {
  const t = useTranslations("reorganisations.destination");
  const [destination, setDestination] = useState("inside");
  return (
    <>
      <RadioGroup
        name="destination"
        label={t("label")}
        isRequired
        defaultValue="inside"
        options={[
          { value: "inside", label: t("inside"), help: t("insideHelp") },
          { value: "outside", label: t("outside"), help: t("outsideHelp") },
        ]}
        onValueChange={setDestination}
      />
      {destination === "inside" ? (
        <ComboBox name="parentId" label={t("parent")} isRequired options={parents} />
      ) : (
        <TextField name="elsewhere" label={t("elsewhere")} isRequired maxLength={200} />
      )}
    </>
  );
}
