/**
 * What every request passes before a handler sees it: who sends it, whether it may, how often.
 *
 * <p>The order is that of {@link org.platsa.api.gate.WebSecurity}. Who is turned away is answered
 * so:
 *
 * <table>
 * <caption>Who is turned away</caption>
 * <tr><th>who, with what</th><th>answer</th><th>class</th></tr>
 * <tr><td>a program without a token, or with a bad one</td><td>401</td>
 *     <td>{@link org.platsa.api.gate.NotSignedIn}</td></tr>
 * <tr><td>a browser that asks for a page and is not signed in</td>
 *     <td>the sign-in page, then the page</td>
 *     <td>{@link org.platsa.api.signin.ToSignIn}</td></tr>
 * <tr><td>a browser that sends a form after its session has ended</td>
 *     <td>the sign-in page, then the form's page, filled in</td>
 *     <td>{@link org.platsa.api.signin.ToSignIn} keeps a
 *     {@link org.platsa.api.session.KeptForm}</td></tr>
 * <tr><td>the same, signed in anew in another tab</td><td>the form's page, filled in</td>
 *     <td>{@link org.platsa.api.gate.NotAllowed} keeps a
 *     {@link org.platsa.api.session.KeptForm}</td></tr>
 * <tr><td>a form for everybody (sign-in, set-up) from a page that is too old</td>
 *     <td>the page anew, filled in, with 403</td>
 *     <td>{@link org.platsa.api.session.StaleForm}</td></tr>
 * <tr><td>who is signed in and may not</td>
 *     <td>403; 404 where there is nothing</td>
 *     <td>{@link org.platsa.api.gate.NotAllowed}</td></tr>
 * <tr><td>who asks too often</td><td>429 with Retry-After</td>
 *     <td>{@link org.platsa.api.gate.Rates}</td></tr>
 * </table>
 */
@NullMarked
package org.platsa.api.gate;

import org.jspecify.annotations.NullMarked;
