import {
  isBillingMeterCreateParams,
  validateBillingMeterCreateParams,
} from "../.build/specwright/validators/schemas/billing-meter-create-params.js";

export const is = isBillingMeterCreateParams;
export const issues = (value) => validateBillingMeterCreateParams(value).issues;
